/** The cartouche has no behaviour: style sheets show it where no story is open. */
export function mount() {}
