// Records what Confluent's serializer writes: node record.mjs REGISTRY > ../resources/io/holdwatch/contract/confluent-recorded.json
// REGISTRY: base address of a registry that speaks Confluent's API, such as http://localhost:8081/apis/ccompat/v7
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { AvroSerializer, SchemaRegistryClient, SerdeType } from '@confluentinc/schemaregistry';
import { logicalTypes } from './logical.mjs';
import { samples } from './samples.mjs';

const registry = process.argv[2];
if (!registry) {
  console.error('usage: node record.mjs REGISTRY > ../resources/io/holdwatch/contract/confluent-recorded.json');
  process.exit(2);
}
const { version } = createRequire(import.meta.url)('@confluentinc/schemaregistry/package.json');
const client = new SchemaRegistryClient({ baseURLs: [registry] });
const records = [];
for (const { topic, subject, baseline, value } of samples) {
  const schema = readFileSync(new URL(`../../main/baseline/${baseline}`, import.meta.url), 'utf8');
  const schemaId = await client.register(subject, { schemaType: 'AVRO', schema });
  const serializer = new AvroSerializer(client, SerdeType.VALUE, {
    useLatestVersion: true,
    subjectNameStrategy: () => subject,
    logicalTypes,
  });
  const bytes = await serializer.serialize(topic, value);
  records.push({ topic, subject, baseline, schemaId, base64: bytes.toString('base64') });
}
console.log(JSON.stringify({ writtenBy: `@confluentinc/schemaregistry ${version}`, records }, null, 2));
