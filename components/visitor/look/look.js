/** The look has no behaviour. */
export function mount() {}
