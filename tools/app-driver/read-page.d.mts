/** Everything a script in the page can read, as pairs of place and text. */
export function readPage(): Promise<(readonly [place: string, text: string])[]>;
