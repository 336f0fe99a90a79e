/** How far the issuer's clock may be behind ours. Milliseconds. */
const clocksDiffer = 60_000;

/**
 * Whether somebody said who they are after this sign-in began. An issuer that lets a browser pass which it knows from
 * earlier gives an older instant, or none.
 *
 * @param authTime the claim `auth_time` of the ID token: seconds since 1970 (OpenID Connect Core 2).
 */
export const isFresh = (authTime: unknown, began: Date): boolean =>
  typeof authTime === 'number' && authTime * 1_000 >= began.getTime() - clocksDiffer;
