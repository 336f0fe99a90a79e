import { randomUUID } from 'node:crypto';
import { record } from '@app/audit';
import { Database, type Tx } from '@app/database';
import { checkInput, pageOf, type Page, type PageArgs, toPage } from '@app/graphql';
import {
  type Actor,
  authorise,
  NotFound,
  type Outcome,
  type Problem,
  problem,
  Problems,
  refuse,
} from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { AddOrganisationInput, ChangeOrganisationInput } from './api/organisation.input';
import type { OrganisationType } from './api/organisation.type';
import { like } from './store/like';

/** Which organisations work with Hearth. Their households and places are nothing an administrator sees. */
@Injectable()
export class Organisations {
  constructor(private readonly db: Database) {}

  /** By name; those whose name has these words in it, when some are given. */
  organisations(actor: Actor, args: PageArgs, named: string | null = null): Promise<Page<OrganisationType>> {
    authorise(actor, 'organisations');
    return this.db.read(actor, (tx) => readOrganisations(tx, args, named));
  }

  organisation(actor: Actor, id: string): Promise<OrganisationType | null> {
    authorise(actor, 'organisation');
    return this.db.read(actor, (tx) => find(tx, id));
  }

  addOrganisation(actor: Actor, input: AddOrganisationInput): Promise<Outcome<OrganisationType>> {
    authorise(actor, 'addOrganisation');
    return this.db.commit(actor, async (tx) => {
      const problems = [...checkInput(AddOrganisationInput, input), ...doesNotGoTogether(input)];
      if (problems.length > 0) return new Problems(problems);
      const { name, kind, providerType = null, authorityCode = null, districtCode = null, dutyEmail } = input;
      if (await isNamed(tx, name)) return nameTaken();
      const districts: { id: string }[] = await tx.manager.query('select id from district where code = $1', [
        districtCode,
      ]);
      if (districtCode !== null && !districts[0])
        return refuse('DISTRICT_UNKNOWN', 'Choose a district.', 'districtCode');
      const id = randomUUID();
      await tx.manager.query(
        `insert into organisation (id, kind, name, provider_type, district_id, authority_code) values ($1, $2, $3, $4, $5, $6)`,
        [id, kind, name.trim(), providerType, districts[0]?.id ?? null, authorityCode],
      );
      await setDutyEmail(tx, id, dutyEmail);
      await record(tx, { action: 'ORGANISATION_ADDED', subject: { kind: 'organisation', id } });
      return existing(tx, id);
    });
  }

  /** Another name, or another address to be told at. What kind it is stays. */
  changeOrganisation(actor: Actor, input: ChangeOrganisationInput): Promise<Outcome<OrganisationType>> {
    authorise(actor, 'changeOrganisation');
    return this.db.commit(actor, async (tx) => {
      const problems = checkInput(ChangeOrganisationInput, input);
      if (problems.length > 0) return new Problems(problems);
      const { organisationId: id, name, dutyEmail } = input;
      await existing(tx, id);
      if (name != null) {
        if (await isNamed(tx, name, id)) return nameTaken();
        await tx.manager.query('update organisation set name = $2 where id = $1', [id, name.trim()]);
      }
      if (dutyEmail != null) await setDutyEmail(tx, id, dutyEmail);
      await record(tx, { action: 'ORGANISATION_CHANGED', subject: { kind: 'organisation', id } });
      return existing(tx, id);
    });
  }
}

/** A provider has a type, a tier-one authority its code, and nobody else has either. */
function doesNotGoTogether({
  kind,
  providerType,
  authorityCode,
  districtCode,
}: AddOrganisationInput): Problem[] {
  const found: Problem[] = [];
  if (kind === 'PROVIDER' && providerType == null)
    found.push(problem('CHOICE', 'Say what kind of provider it is.', 'providerType'));
  if (kind !== 'PROVIDER' && providerType != null)
    found.push(problem('NOT_A_PROVIDER', 'Only a provider is of a kind of provider.', 'providerType'));
  if (kind === 'TIER_ONE_AUTHORITY' && authorityCode == null)
    found.push(problem('FORMAT', 'Give the authority’s ONS code: E and eight figures.', 'authorityCode'));
  if (kind !== 'TIER_ONE_AUTHORITY' && authorityCode != null)
    found.push(problem('NOT_AN_AUTHORITY', 'Only a tier-one authority has this code.', 'authorityCode'));
  if (kind === 'DISTRICT_COUNCIL' && districtCode == null)
    found.push(problem('CHOICE', 'Choose its district.', 'districtCode'));
  return found;
}

const nameTaken = (): Problems =>
  refuse('NAME_TAKEN', 'There is an organisation of that name already.', 'name');

async function isNamed(tx: Tx, name: string, butNot: string | null = null): Promise<boolean> {
  const rows: unknown[] = await tx.manager.query(
    'select 1 from organisation where lower(name) = lower($1) and id is distinct from $2',
    [name.trim(), butNot],
  );
  return rows.length > 0;
}

const setDutyEmail = (tx: Tx, id: string, email: string): Promise<unknown> =>
  tx.manager.query(
    `insert into organisation_contact (organisation_id, duty_email) values ($1, $2)
     on conflict (organisation_id) do update set duty_email = excluded.duty_email`,
    [id, email],
  );

const organisationSql = `
  select o.name, o.id, json_build_object('id', o.id, 'name', o.name, 'kind', o.kind, 'providerType', o.provider_type,
    'districtName', (select d.name from district d where d.id = o.district_id), 'authorityCode', o.authority_code,
    'dutyEmail', (select c.duty_email from organisation_contact c where c.organisation_id = o.id),
    'people', (select count(distinct m.person_id)::int from membership m where m.organisation_id = o.id
      and m.starts_at <= hearth_now() and (m.ends_at is null or m.ends_at > hearth_now()))) as node
  from organisation o`;

async function readOrganisations(
  tx: Tx,
  args: PageArgs,
  named: string | null,
): Promise<Page<OrganisationType>> {
  const { limit, after } = pageOf(args, 2);
  const rows: { name: string; id: string; node: OrganisationType }[] = await tx.manager.query(
    `${organisationSql} where o.closed_at is null and ($2::text is null or (o.name, o.id) > ($2, $3::uuid))
     and ($4::text is null or o.name ilike $4) order by o.name, o.id limit $1`,
    [limit, after?.[0] ?? null, after?.[1] ?? null, like(named)],
  );
  const page = toPage(rows, args.first, (row) => [row.name, row.id]);
  return { ...page, nodes: page.nodes.map(({ node }) => node) };
}

async function find(tx: Tx, id: string): Promise<OrganisationType | null> {
  const rows: { node: OrganisationType }[] = await tx.manager.query(
    `${organisationSql} where o.id = $1 and o.closed_at is null`,
    [id],
  );
  return rows[0]?.node ?? null;
}

async function existing(tx: Tx, id: string): Promise<OrganisationType> {
  const found = await find(tx, id);
  if (!found) throw new NotFound();
  return found;
}
