import type { Client } from 'pg';

/**
 * The whole schema as text, from the catalogue: what is really there, whoever made it. Committed as `schema.sql`, so
 * that a review sees every table, wall and grant that a migration changes. Role names are shown without the
 * database's own name.
 */
export async function schemaSql(client: Client): Promise<string> {
  // A clone keeps the roles of the database it was cloned from: what stands before "owner" is their common name.
  const { rows } = await client.query<{ owner: string }>(
    `select pg_get_userbyid(c.relowner) as owner from pg_class c where ${ours} and c.relname = 'occupancy'`,
  );
  const prefix = (rows[0]?.owner ?? 'hearth_owner').slice(0, -'owner'.length);
  const parts: string[] = [];
  for (const [title, sql] of sections) {
    const found = await client.query<{ line: string }>(sql);
    parts.push(`-- ${title}\n\n${found.rows.map(({ line }) => line).join('\n')}`);
  }
  const text = parts.join('\n\n').replaceAll(prefix, 'hearth_');
  return `-- Printed from the catalogue by "npm run schema"; do not edit.\n\n${text}\n`;
}

const ours = `c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migration'`;

const sections: readonly (readonly [title: string, sql: string])[] = [
  [
    'Tables: columns, then constraints. Row-level security is enabled and forced where the table says so.',
    `select format(E'create table %s ( -- %s\\n%s\\n);\\n', c.relname,
       case when c.relrowsecurity and c.relforcerowsecurity then 'row-level security forced' else 'NO ROW-LEVEL SECURITY' end,
       concat_ws(E',\\n',
         (select string_agg(format('  %s %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
            case when a.attnotnull then ' not null' else '' end,
            coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')), E',\\n' order by a.attnum)
          from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
         (select string_agg(format('  constraint %s %s', k.conname, pg_get_constraintdef(k.oid)), E',\\n' order by k.contype, k.conname)
          from pg_constraint k where k.conrelid = c.oid and k.contype <> 'n'))) as line
     from pg_class c where ${ours} order by c.relname`,
  ],
  [
    'Indexes beside those of constraints',
    `select pg_get_indexdef(i.indexrelid) || ';' as line
     from pg_index i join pg_class c on c.oid = i.indrelid join pg_class x on x.oid = i.indexrelid
     where ${ours} and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
     order by c.relname, x.relname`,
  ],
  [
    'Policies: who sees and writes which rows',
    `select format('create policy %s on %s for %s to %s%s%s;', p.polname, c.relname,
       case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
       (select string_agg(r.rolname, ', ' order by r.rolname) from pg_roles r where r.oid = any (p.polroles)),
       coalesce(' using (' || pg_get_expr(p.polqual, p.polrelid) || ')', ''),
       coalesce(' with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '')) as line
     from pg_policy p join pg_class c on c.oid = p.polrelid where ${ours} order by c.relname, p.polname, p.polcmd`,
  ],
  [
    'Functions and triggers',
    `select line from (
       select 0 as kind, f.proname as name, pg_get_functiondef(f.oid) || '; -- owner ' || pg_get_userbyid(f.proowner) || E'\\n' as line
       from pg_proc f where f.pronamespace = 'public'::regnamespace
         and not exists (select from pg_depend d where d.objid = f.oid and d.deptype = 'e')
       union all
       select 1, c.relname || t.tgname, pg_get_triggerdef(t.oid) || ';'
       from pg_trigger t join pg_class c on c.oid = t.tgrelid where ${ours} and not t.tgisinternal) all_of order by kind, name`,
  ],
  [
    'Grants',
    `select line from (
       select format('grant %s on %s to %s;', string_agg(lower(g.privilege_type), ', ' order by g.privilege_type), c.relname, r.rolname) as line
       from pg_class c cross join lateral aclexplode(c.relacl) g join pg_roles r on r.oid = g.grantee
       where ${ours} and g.grantee <> c.relowner group by c.relname, r.rolname
       union all
       select format('grant %s (%s) on %s to %s;', lower(g.privilege_type), string_agg(a.attname, ', ' order by a.attnum), c.relname, r.rolname)
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
         cross join lateral aclexplode(a.attacl) g join pg_roles r on r.oid = g.grantee
       where ${ours} group by c.relname, r.rolname, g.privilege_type
       union all
       select format('grant execute on function %s to %s;', f.oid::regprocedure, coalesce(r.rolname, 'public'))
       from pg_proc f cross join lateral aclexplode(f.proacl) g left join pg_roles r on r.oid = g.grantee
       where f.pronamespace = 'public'::regnamespace and g.grantee <> f.proowner
         and not exists (select from pg_depend d where d.objid = f.oid and d.deptype = 'e')) all_of order by line`,
  ],
];
