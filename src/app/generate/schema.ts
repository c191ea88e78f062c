import { diffSchemas } from '../../platform/database/differ.ts';
import type { Schema } from '../../platform/database/model.ts';

/** The whole schema as statements that would make it from nothing. */
export const schemaFile = (schema: Schema): string =>
  `-- Made from the declarations by npm run generate.\n\n${diffSchemas([], schema)
    .map((s) => `${s};\n`)
    .join('\n')}`;
