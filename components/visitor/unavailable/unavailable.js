/** The screen without an exhibit has no behaviour. */
export function mount() {}
