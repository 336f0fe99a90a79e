import { serviceSummarySql } from '@app/accommodation';
import type { Tx } from '@app/database';
import { type Page, type PageArgs, pageOf, toPage } from '@app/graphql';
import type { LocalDate, PersonActor } from '@app/kernel';
import type { SanctuaryCapacityType, SanctuaryRoomType, SanctuarySchemeType } from '../api/scheme.type';
import type { SchemeFacts } from '../domain/scheme';
import type { SanctuaryItem } from '../domain/words';
import { SanctuarySchemeEntity } from './sanctuary.entities';

/** The name under which commands about one scheme's capacity wait for each other. */
export const schemeLock = (serviceId: string): string => `sanctuary scheme ${serviceId}`;

/** A scheme as the rules read it, with what it fits. */
export interface FoundScheme extends SchemeFacts {
  readonly serviceId: string;
  readonly providerId: string;
  readonly items: readonly SanctuaryItem[];
}

const schemeFactsSql = `
  select c.service_id as "serviceId", c.provider_id as "providerId", c.risk_to as "riskTo", c.risk_consider_to as "riskConsiderTo",
    c.tenures_taken as "tenuresTaken", c.tenures_considered as "tenuresConsidered",
    c.landlords_scheme_first as "landlordsSchemeFirst", c.no_recourse as "noRecourse", c.items,
    array(select distinct p.district_id::text from sanctuary_capacity p
      where p.service_id = c.service_id and p.week_start >= $1 and p.slots > 0 order by 1) as "districtIds"
  from sanctuary_scheme c join service s on s.id = c.service_id
  where (s.closed_on is null or s.closed_on > hearth_today())`;

/** Every scheme that is open. @param monday of this week: where a scheme works is where it has capacity from then on. */
export const openSchemes = (tx: Tx, monday: LocalDate): Promise<FoundScheme[]> =>
  tx.manager.query(`${schemeFactsSql} order by s.name, s.id`, [monday]);

/** One scheme that is open; null when there is none, or it is not the actor's to see. */
export async function openScheme(tx: Tx, serviceId: string, monday: LocalDate): Promise<FoundScheme | null> {
  const rows: FoundScheme[] = await tx.manager.query(`${schemeFactsSql} and c.service_id = $2`, [
    monday,
    serviceId,
  ]);
  return rows[0] ?? null;
}

/** Puts a scheme's rules in the place of those before. */
export async function saveScheme(tx: Tx, scheme: SanctuarySchemeEntity): Promise<void> {
  await tx.manager
    .createQueryBuilder()
    .insert()
    .into(SanctuarySchemeEntity)
    .values(scheme)
    .orUpdate(
      [
        'risk_to',
        'risk_consider_to',
        'tenures_taken',
        'tenures_considered',
        'landlords_scheme_first',
        'no_recourse',
        'items',
        'set_at',
      ],
      ['service_id'],
    )
    .execute();
}

/** Publishes slots for each of these districts in each of these weeks; replaces what was published before. */
export async function publishSlots(
  tx: Tx<PersonActor>,
  serviceId: string,
  weeks: readonly LocalDate[],
  districts: readonly { readonly districtId: string; readonly slots: number }[],
): Promise<void> {
  await tx.manager.query(
    `insert into sanctuary_capacity (service_id, provider_id, district_id, week_start, slots, published_at)
     select $1, $2, d.district_id, w.monday, d.slots, hearth_now()
     from unnest($3::uuid[], $4::integer[]) d (district_id, slots) cross join unnest($5::date[]) w (monday)
     on conflict (service_id, district_id, week_start) do update set slots = excluded.slots, published_at = excluded.published_at`,
    [
      serviceId,
      tx.actor.organisationId,
      districts.map(({ districtId }) => districtId),
      districts.map(({ slots }) => slots),
      weeks,
    ],
  );
}

const schemeSql = `
  select s.name, s.id, json_build_object('id', s.id, 'service', ${serviceSummarySql('s')}, 'riskTo', c.risk_to, 'riskConsiderTo', c.risk_consider_to,
    'tenuresTaken', c.tenures_taken, 'tenuresConsidered', c.tenures_considered, 'landlordsSchemeFirst', c.landlords_scheme_first,
    'noRecourse', c.no_recourse, 'items', c.items, 'setAt', instant(c.set_at)) as node
  from sanctuary_scheme c join service s on s.id = c.service_id where c.provider_id = (select actor_organisation())`;

/** The actor's own organisation's schemes, by name. */
export async function readSchemes(tx: Tx, args: PageArgs): Promise<Page<SanctuarySchemeType>> {
  const { limit, after } = pageOf(args, 2);
  const rows: { name: string; id: string; node: SanctuarySchemeType }[] = await tx.manager.query(
    `${schemeSql} and ($2::text is null or (s.name, s.id) > ($2, $3::uuid)) order by s.name, s.id limit $1`,
    [limit, after?.[0] ?? null, after?.[1] ?? null],
  );
  const page = toPage(rows, args.first, (row) => [row.name, row.id]);
  return { ...page, nodes: page.nodes.map(({ node }) => node) };
}

export async function readScheme(tx: Tx, id: string): Promise<SanctuarySchemeType | null> {
  const rows: { node: SanctuarySchemeType }[] = await tx.manager.query(`${schemeSql} and s.id = $1`, [id]);
  return rows[0]?.node ?? null;
}

/** The capacity of a scheme of one's own, by district and week. */
export const readCapacity = (
  tx: Tx,
  serviceId: string,
  weeks: { readonly from: LocalDate; readonly before: LocalDate },
): Promise<SanctuaryCapacityType[]> =>
  tx.manager.query(
    `select d.code as "districtCode", d.name as "districtName", day(c.week_start) as "weekStart", c.slots, c.taken, c.slots - c.taken as room
     from sanctuary_capacity c join district d on d.id = c.district_id
     where c.service_id = $1 and c.provider_id = (select actor_organisation()) and c.week_start >= $2 and c.week_start < $3
     order by d.name, c.week_start`,
    [serviceId, weeks.from, weeks.before],
  );

/** Weeks with room in a district, of every scheme that is open, soonest first. */
export async function readRooms(
  tx: Tx,
  districtCode: string,
  weeks: { readonly from: LocalDate; readonly before: LocalDate },
): Promise<SanctuaryRoomType[]> {
  const rows: { node: SanctuaryRoomType }[] = await tx.manager.query(
    `select json_build_object('service', ${serviceSummarySql('s')}, 'weekStart', day(c.week_start), 'room', c.slots - c.taken) as node
     from sanctuary_capacity c join service s on s.id = c.service_id join district d on d.id = c.district_id
     where d.code = $1 and c.week_start >= $2 and c.week_start < $3 and c.taken < c.slots
       and (s.closed_on is null or s.closed_on > hearth_today())
     order by c.week_start, s.name, s.id`,
    [districtCode, weeks.from, weeks.before],
  );
  return rows.map(({ node }) => node);
}

/** Of each open scheme, its service and the first week from this one with room in the district. */
export async function roomsByScheme(
  tx: Tx,
  districtId: string | null,
  monday: LocalDate,
): Promise<
  ReadonlyMap<string, Pick<SanctuaryRoomType, 'service'> & { readonly nextWeek: LocalDate | null }>
> {
  const rows: {
    id: string;
    service: SanctuaryRoomType['service'];
    nextWeek: LocalDate | null;
  }[] = await tx.manager.query(
    `select s.id, ${serviceSummarySql('s')} as service, (select day(min(c.week_start)) from sanctuary_capacity c
       where c.service_id = s.id and c.district_id = $1 and c.week_start >= $2 and c.taken < c.slots) as "nextWeek"
     from sanctuary_scheme x join service s on s.id = x.service_id`,
    [districtId, monday],
  );
  return new Map(rows.map(({ id, ...room }) => [id, room]));
}
