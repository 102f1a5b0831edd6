import { AjvCompiler, type BuildCompilerFromPool } from '@fastify/ajv-compiler'
import type { AnyValidateFunction } from 'ajv/dist/core.js'

const buildAtOnce = AjvCompiler()

/**
 * Fastify's own validation, but a route's schemas are compiled when the first request comes for them: compiling all of
 * them would be a third of the time to start.
 */
export const buildValidator: BuildCompilerFromPool = (externalSchemas, options) => {
  let compile: ReturnType<BuildCompilerFromPool> | undefined
  return definition => {
    let validate: AnyValidateFunction | undefined
    function validateLate (data: unknown) {
      compile ??= buildAtOnce(externalSchemas, options)
      validate ??= compile(definition)
      const result = validate(data)
      validateLate.errors = validate.errors ?? null
      return result
    }
    validateLate.errors = null as AnyValidateFunction['errors'] // or its type would be null alone
    return validateLate as AnyValidateFunction // as far as Fastify knows it: it calls it, and reads its errors
  }
}
