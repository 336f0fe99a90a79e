import type { Tx } from '@app/database';
import type { Page, PageArgs } from '@app/graphql';
import { pageOf, toPage } from '@app/graphql';
import type { PayeeType } from '../api/payee.type';

/** Under which nobody pays to a payee, or changes what decides on it. */
export const payeeLock = (payeeId: string): string => `payee ${payeeId}`;

/**
 * The account of a payee in use, as an expression over `p.id`: the newest that another person confirmed, unless somebody
 * has since said that it is not the payee’s. An older version never comes back by itself.
 */
export const accountInUseSql = (payee: string): string => `(
  select case when not exists (select from payee_account_check n where n.payee_account_id = u.id and not n.confirmed) then u.id end
  from payee_account u where u.payee_id = ${payee}
    and exists (select from payee_account_check c where c.payee_account_id = u.id and c.confirmed)
  order by u.version desc limit 1)`;

/** Whether a version newer than any confirmed one waits for its check. */
export const changePendingSql = (payee: string): string => `exists (
  select from payee_account n where n.payee_id = ${payee}
    and not exists (select from payee_account_check c where c.payee_account_id = n.id)
    and n.version > coalesce((select max(u.version) from payee_account u join payee_account_check c on c.payee_account_id = u.id and c.confirmed
      where u.payee_id = ${payee}), 0))`;

const accountSql = (id: string): string => `(
  select json_build_object('id', a.id, 'version', a.version, 'lastTwo', a.last_two, 'hasRollNumber', a.has_roll_number,
    'digitsTold', a.digits_told, 'modulus', a.modulus, 'enteredAt', instant(a.entered_at), 'mayCheck', a.entered_by <> (select actor_person()),
    'checkedAt', (select instant(max(c.checked_at)) from payee_account_check c where c.payee_account_id = a.id and c.confirmed),
    'sharedWith', (select count(distinct o.payee_id)::integer from payee_account o
      where o.authority_id = a.authority_id and o.fingerprint = a.fingerprint and o.payee_id <> a.payee_id))
  from payee_account a where a.id = ${id})`;

const payeeSql = `
  select p.id, p.name_key, json_build_object('id', p.id, 'kind', p.kind, 'name', p.name, 'organisationId', p.organisation_id,
    'blockedAt', instant(p.blocked_at), 'blockedBecause', p.blocked_because,
    'account', ${accountSql(accountInUseSql('p.id'))},
    'pending', case when ${changePendingSql('p.id')} then ${accountSql(
      '(select n.id from payee_account n where n.payee_id = p.id order by n.version desc limit 1)',
    )} end) as node
  from payee p where true`;

interface Row {
  readonly id: string;
  readonly name_key: string;
  readonly node: PayeeType;
}

export async function readPayee(tx: Tx, id: string): Promise<PayeeType | null> {
  const rows: Row[] = await tx.manager.query(`${payeeSql} and p.id = $1`, [id]);
  return rows[0]?.node ?? null;
}

/** A page of payees, by name; `toCheck`: only those of whom an account waits for its check. */
export async function readPayees(tx: Tx, args: PageArgs, toCheck = false): Promise<Page<PayeeType>> {
  const { limit, after } = pageOf(args, 2);
  const rows: Row[] = await tx.manager.query(
    `${payeeSql} and ($2::text is null or (p.name_key, p.id) > ($2, $3::uuid)) and (not $4::boolean or ${changePendingSql('p.id')})
     order by p.name_key, p.id limit $1`,
    [limit, after?.[0] ?? null, after?.[1] ?? null, toCheck],
  );
  const page = toPage(rows, args.first, ({ id, name_key }) => [name_key, id]);
  return { ...page, nodes: page.nodes.map(({ node }) => node) };
}

/** Who stood for the account of a payee in use since a moment: who entered it, who confirmed it. Each counts once. */
export async function peopleForAccountSince(tx: Tx, payeeId: string, since: Date): Promise<number> {
  const rows: [{ people: number }] = await tx.manager.query(
    `with used as (select a.* from payee_account a where a.id = ${accountInUseSql('$1')})
     select count(distinct s.person)::integer as people from (
       select entered_by as person from used where entered_at > $2
       union all select c.checked_by from payee_account_check c join used u on u.id = c.payee_account_id where c.confirmed and c.checked_at > $2) s`,
    [payeeId, since],
  );
  return rows[0].people;
}

/** Whether an alert about this payee is still to be looked into. */
export async function hasOpenAlert(tx: Tx, payeeId: string): Promise<boolean> {
  const rows: [{ open: boolean }] = await tx.manager.query(
    'select exists (select from safeguarding_alert where payee_id = $1 and closed_at is null) as open',
    [payeeId],
  );
  return rows[0].open;
}
