import type { Tx } from '@app/database';
import { type Page, type PageArgs, pageOf, toPage } from '@app/graphql';
import type { PersonActor } from '@app/kernel';
import type { ClaimantType, PreapprovalType } from '../api/preapproval.type';
import type { Approved } from '../domain/claim-rows';
import { PreapprovalEntity } from './claim.entities';

const preapprovalSql = `
  select p.id, json_build_object('id', p.id, 'authorityId', p.authority_id, 'organisationId', p.organisation_id,
    'authority', (select o.name from organisation o where o.id = p.authority_id),
    'organisation', (select o.name from organisation o where o.id = p.organisation_id),
    'from', day(p.from_day), 'until', day(p.until_day)) as node
  from fund_preapproval p where true`;

interface Row {
  readonly id: string;
  readonly node: PreapprovalType;
}

/** Those that the actor's fund gave, or the actor's organisation has. */
export async function readPreapprovals(tx: Tx, args: PageArgs): Promise<Page<PreapprovalType>> {
  const { limit, after } = pageOf(args, 2);
  const rows: Row[] = await tx.manager.query(
    `${preapprovalSql} and ($2::date is null or (p.from_day, p.id) < ($2, $3::uuid)) order by p.from_day desc, p.id desc limit $1`,
    [limit, after?.[0] ?? null, after?.[1] ?? null],
  );
  const page = toPage(rows, args.first, ({ id, node }) => [node.from, id]);
  return { ...page, nodes: page.nodes.map(({ node }) => node) };
}

export async function readPreapproval(tx: Tx, id: string): Promise<PreapprovalType | null> {
  const rows: Row[] = await tx.manager.query(`${preapprovalSql} and p.id = $1`, [id]);
  return rows[0]?.node ?? null;
}

/** The days on which this fund approved the actor's organisation beforehand; none: it never did. */
export const approvedDays = (tx: Tx<PersonActor>, authorityId: string): Promise<readonly Approved[]> =>
  tx.manager.findBy(PreapprovalEntity, { authorityId, organisationId: tx.actor.organisationId });

/** Whether there is such an organisation, at work. */
export async function organisationIsOpen(tx: Tx, id: string): Promise<boolean> {
  const rows: unknown[] = await tx.manager.query(
    'select from organisation where id = $1 and closed_at is null',
    [id],
  );
  return rows.length === 1;
}

/** Providers at work, by name. */
export const readClaimants = (tx: Tx): Promise<ClaimantType[]> =>
  tx.manager.query(
    `select id, name from organisation where kind = 'PROVIDER' and closed_at is null order by name, id`,
  );
