/** What Express knows of its routes, as far as it is needed here. */
interface Routes {
  readonly stack: readonly {
    readonly route?: { readonly methods: Readonly<Record<string, boolean>> } | undefined;
    match(path: string): unknown;
  }[];
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
