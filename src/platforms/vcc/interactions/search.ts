import Type from 'typebox'
import { documented } from '../../../http/wire.ts'
import { includeParameter, pagingParameters, windowParameters } from '../search.ts'

const LIST = documented('Insights Stats API: Get interactions')

export const SearchSchema = Type.Object({ ...windowParameters(LIST), ...includeParameter(LIST), ...pagingParameters })
