import type { Once, Tx } from '@app/database';
import type { PersonActor } from '@app/kernel';

/** How a command that happens only once knows its request again: by its key, with the rest of its input. */
export function once<T, I extends { readonly idempotencyKey: string }>(
  operation: string,
  { idempotencyKey: key, ...request }: I,
  again: (tx: Tx<PersonActor>, id: string) => Promise<T>,
): Once<T> {
  return { operation, key, request, again };
}
