import { SearchEntity, SearchMatchEntity } from './store/search.entity';

export { JudgedRuleType, VerdictEnum } from './api/match.type';
export { type Judged, judgeNow } from './judging';
export { SearchModule } from './search.module';
export { Searches } from './searches';

/** What this lib keeps, for `DatabaseModule` and the drift test. */
export const searchEntities = [SearchEntity, SearchMatchEntity];
