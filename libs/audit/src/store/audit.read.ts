import type { Tx } from '@app/database';
import { type Page, type PageArgs, pageOf, toPage } from '@app/graphql';
import type { AuditEntryType, AuditSubjectType, LookType } from '../api/audit.type';
import { lookingActs } from '../domain/looking';

/** Every entry about a subject, newest first. */
export async function readEntries(tx: Tx, subjectId: string, args: PageArgs): Promise<Page<AuditEntryType>> {
  const { limit, after } = pageOf(args, 2);
  const rows: { at: string; id: string; node: AuditEntryType }[] = await tx.manager.query(
    `select to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, e.id,
       json_build_object('id', e.id, 'at', instant(e.at), 'personId', e.person_id,
         'personName', (select p.name from person p where p.id = e.person_id),
         'organisationId', e.organisation_id,
         'organisationName', (select o.name from organisation o where o.id = e.organisation_id),
         'roles', coalesce((select json_agg(distinct m.role) from membership m where m.person_id = e.person_id
           and m.organisation_id = e.organisation_id and m.starts_at <= e.at and (m.ends_at is null or m.ends_at > e.at)), '[]'),
         'system', e.system, 'action', e.action, 'refused', e.refused, 'subjectKind', e.subject_kind, 'subjectId', e.subject_id,
         'aboutOrganisationId', e.about_organisation_id, 'reason', e.reason,
         'position', (select s.position from audit_seal s where s.entry_id = e.id)) as node
     from audit_entry e
     where e.subject_id = $1 and ($3::text is null or (e.at, e.id) < ($3::text::timestamptz, $4::uuid))
     order by e.at desc, e.id desc limit $2`,
    [subjectId, limit, after?.[0] ?? null, after?.[1] ?? null],
  );
  const page = toPage(rows, args.first, (row) => [row.at, row.id]);
  return { ...page, nodes: page.nodes.map(({ node }) => node) };
}

/** The records that a reference or a whole name stands for, to an auditor; none to anybody else. */
export const findSubjects = (tx: Tx, reference: string): Promise<AuditSubjectType[]> =>
  tx.manager.query('select kind, id, whose from find_audit_subjects($1)', [reference]);

/** Who looked at records of the actor's organisation, newest first. */
export async function readLooks(tx: Tx, args: PageArgs): Promise<Page<LookType>> {
  const { limit, after } = pageOf(args, 2);
  const rows: { at: string; id: string; node: LookType }[] = await tx.manager.query(
    `select to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, e.id,
       json_build_object('id', e.id, 'at', instant(e.at), 'action', e.action, 'reason', e.reason,
         'personName', (select p.name from person p where p.id = e.person_id),
         'organisationName', (select o.name from organisation o where o.id = e.organisation_id),
         'what', case e.subject_kind when 'service' then (select s.name from service s where s.id = e.subject_id)
           when 'sanctuary job' then (select j.household_reference from sanctuary_job j where j.id = e.subject_id)
           when 'fund_application' then (select a.reference from fund_application a where a.id = e.subject_id) end) as node
     from audit_entry e
     where e.action = any ($4) and (e.organisation_id = (select actor_organisation()) or e.about_organisation_id = (select actor_organisation()))
       and ($2::text is null or (e.at, e.id) < ($2::text::timestamptz, $3::uuid))
     order by e.at desc, e.id desc limit $1`,
    [limit, after?.[0] ?? null, after?.[1] ?? null, lookingActs],
  );
  const page = toPage(rows, args.first, (row) => [row.at, row.id]);
  return { ...page, nodes: page.nodes.map(({ node }) => node) };
}
