import type { PersonActor } from '@app/kernel';
import { documentBeside, type Reading } from '../layout/reading';

const document = documentBeside(__dirname, 'every');

interface Data {
  readonly organisations: {
    readonly nodes: readonly { readonly id: string; readonly name: string }[];
    readonly endCursor: string | null;
    readonly hasNextPage: boolean;
  };
}

/** Every organisation by name, to choose one from. */
export async function everyOrganisation(
  reading: Reading,
  actor: PersonActor,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const found: { readonly id: string; readonly name: string }[] = [];
  let after: string | null = null;
  do {
    const { organisations }: Data = await reading.read<Data>(actor, document, { after });
    found.push(...organisations.nodes);
    after = organisations.hasNextPage ? organisations.endCursor : null;
  } while (after !== null);
  return found;
}
