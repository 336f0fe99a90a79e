import type { Once, Tx } from '@app/database';
import type { PersonActor } from '@app/kernel';

/** How a command that happens only once knows its request again: by its key, with the rest of its input. */
export function once<T>(
  operation: string,
  { idempotencyKey: key, ...request }: { readonly idempotencyKey: string },
  again: (tx: Tx<PersonActor>, id: string) => Promise<T>,
): Once<T> {
  return { operation, key, request, again };
}
