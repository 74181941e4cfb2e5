// Reads record values with Confluent's deserializer and prints each as a line of JSON.
//
//   node read.mjs REGISTRY TOPIC            values on stdin, one in base64 a line
//   node read.mjs REGISTRY TOPIC --framed   values on stdin as "kcat -f '%R%s'" prints them
//
// REGISTRY: base address of a registry that speaks Confluent's API, such as http://localhost:8081/apis/ccompat/v7
// Ends with 1 where a value cannot be read or none came, and says which.
import { AvroDeserializer, SchemaRegistryClient, SerdeType } from '@confluentinc/schemaregistry';
import { logicalTypes } from './logical.mjs';

const [registry, topic, form] = process.argv.slice(2);
if (!registry || !topic || (form && form !== '--framed')) {
  console.error('usage: node read.mjs REGISTRY TOPIC [--framed] < VALUES');
  process.exit(2);
}

function* framed(input) {
  for (let at = 0; at < input.length; ) {
    const length = input.readInt32BE(at);
    at += 4;
    if (length > input.length - at) {
      throw new Error(`byte ${at}: a value of ${length} bytes is cut off`);
    }
    if (length >= 0) {
      yield input.subarray(at, at + length);
      at += length;
    }
  }
}

function* lines(input) {
  for (const line of input.toString('ascii').split('\n')) {
    if (line.trim()) {
      yield Buffer.from(line.trim(), 'base64');
    }
  }
}

const chunks = [];
for await (const chunk of process.stdin) {
  chunks.push(chunk);
}
const input = Buffer.concat(chunks);
const client = new SchemaRegistryClient({ baseURLs: [registry] });
const deserializer = new AvroDeserializer(client, SerdeType.VALUE, { logicalTypes });
let read = 0;
try {
  for (const value of form ? framed(input) : lines(input)) {
    console.log(JSON.stringify(await deserializer.deserialize(topic, value)));
    read++;
  }
} catch (e) {
  console.error(`value ${read + 1} of ${topic} cannot be read: ${e.message}`);
  process.exit(1);
}
if (read === 0) {
  console.error(`no value of ${topic} came`);
  process.exit(1);
}
console.error(`${read} values of ${topic} read`);
