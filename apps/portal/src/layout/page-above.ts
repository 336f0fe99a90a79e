/** What Express knows of its routes, as far as it is needed here. */
interface Routes {
  readonly stack: readonly {
    readonly route?: { readonly methods: Readonly<Record<string, boolean>> } | undefined;
    match(path: string): unknown;
  }[];
}

/** Whether forms are sent to this address, and it is no page: a browser that loads it again asks for it as one. */
export function isSentTo(router: unknown, path: string): boolean {
  const matching = (router as Routes).stack.filter((layer) => layer.route && Boolean(layer.match(path)));
  const takes = (method: string): boolean => matching.some((layer) => layer.route?.methods[method] === true);
  return takes('post') && !takes('get');
}

/**
 * The page that a form was on: the address it was sent to if that is a page too, or the nearest page above it.
 *
 * @returns the home page when there is none.
 */
export function pageAbove(router: unknown, path: string): string {
  const { stack } = router as Routes;
  for (let at = path; at !== ''; at = at.slice(0, at.lastIndexOf('/')))
    if (stack.some((layer) => layer.route?.methods['get'] === true && Boolean(layer.match(at)))) return at;
  return '/';
}
