import type { MigrationInterface, QueryRunner } from 'typeorm';
import { roleNames, type RoleNames } from './roles';

/**
 * One migration: hand-written SQL, given the names of this database's roles. Tables are owned by the owner role;
 * every table gets row-level security, enabled and forced, whether or not its author remembered.
 */
export function migration(name: string, sql: (names: RoleNames) => string): new () => MigrationInterface {
  return class implements MigrationInterface {
    readonly name = name;

    async up(queryRunner: QueryRunner): Promise<void> {
      const [{ database }] = (await queryRunner.query('select current_database() as database')) as [
        { database: string },
      ];
      // A statement that row-level security would filter raises instead; so would merely defining a function that reads.
      await queryRunner.query('set local row_security = off');
      await queryRunner.query('set local check_function_bodies = off');
      await queryRunner.query(sql(roleNames(database)));
      await queryRunner.query(forceRowLevelSecurity);
    }

    /** There is no way back: a later migration mends what an earlier one did. */
    down(): Promise<void> {
      return Promise.reject(
        new Error('Hearth migrates forwards only. Write a migration that mends this one.'),
      );
    }
  };
}

const forceRowLevelSecurity = `
do $$ declare missing record; begin
  for missing in select c.oid::regclass as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)
      and c.relname <> 'migration'
  loop
    execute format('alter table %s enable row level security, force row level security', missing.name);
  end loop;
end $$`;
