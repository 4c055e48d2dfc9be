/** The calm screen has nothing to react to. */
export function mount() {}
