"""What people see and touch: visitors, curators, the museum's staff, the kiosk's technician."""
