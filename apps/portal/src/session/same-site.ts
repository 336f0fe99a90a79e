/** What a browser says about where a request comes from. */
export interface RequestOrigin {
  /** `Sec-Fetch-Site`; older browsers and plain HTTP leave it out. */
  readonly fetchSite: string | undefined;
  /** `Origin`; the word `null` when the page hides where it is, as ours do (Referrer-Policy no-referrer). */
  readonly origin: string | undefined;
}

/** Whether the request may come from a page of ours: false as soon as one header says otherwise. */
export function mayBeOurs({ fetchSite, origin }: RequestOrigin, ours: string): boolean {
  if (fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none') return false;
  if (origin === undefined || origin === ours) return true;
  return origin === 'null' && fetchSite === 'same-origin';
}
