import { OpenAPIGenerator } from '@orpc/openapi'
import type { OpenAPI } from '@orpc/contract'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { failures } from '#kit/errors.ts'
import { contract } from './contract.ts'

const about = `Everything the web app does, a program can do. Sign in at \`POST /api/auth/sign-in/email\` and keep the cookie.
Failures carry a sentence as an ICU pattern with its values. Lists page by cursor: pass \`nextCursor\` back as \`cursor\`.`

/** What every failure looks like, whatever its status. */
const failure: OpenAPI.SchemaObject = {
  type: 'object',
  required: ['code', 'status', 'message', 'data'],
  properties: {
    code: { type: 'string', enum: Object.keys(failures) },
    status: { type: 'integer' },
    message: { type: 'string', description: 'The sentence in English, filled in.' },
    data: {
      type: 'object',
      required: ['pattern', 'values'],
      properties: {
        pattern: { type: 'string', description: 'The sentence as an ICU message.' },
        values: { type: 'object', additionalProperties: true },
      },
    },
  },
}

/** The OpenAPI 3.1 description, derived from the contracts. */
export const describeApi = (version: string) =>
  new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] }).generate(contract, {
    info: { title: 'Attune', version, description: about },
    servers: [{ url: '/api/v1' }],
    components: { schemas: { Failure: failure } },
    customErrorResponseBodySchema: { $ref: '#/components/schemas/Failure' },
  })
