export { CurrentActor, type GraphContext } from './actor.decorator';
export { checkInput } from './check-input';
export { enumOf } from './enum-of';
export { type Cursor, largestPage, type Page, PageArgs, pageOf, pageType, toPage } from './pages';
export { ProblemsType, ProblemType } from './problems.type';
export { resultOf } from './result-of';
export { DateScalar, InstantScalar, InstantType, LocalDateType } from './scalars';
export { type Failure, formatErrors } from './errors';
export { checkLimits, type Limits, usualLimits } from './limits';
