/**
 * Where to go after signing in: the asked path when it is one of ours, else the home page. Never another site, and
 * never a page of signing in or out.
 */
export function returnTo(asked: unknown): string {
  if (typeof asked !== 'string' || asked.length > 500 || !asked.startsWith('/')) return '/';
  const here = 'http://here.invalid';
  if (!URL.canParse(asked, here)) return '/';
  const url = new URL(asked, here);
  if (url.origin !== here) return '/';
  const path = url.pathname + url.search;
  return path.startsWith('//') || /^\/(sign-in|sign-out|signed-out|leave)\b/.test(path) ? '/' : path;
}
