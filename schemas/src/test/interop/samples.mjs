// What is recorded. ConfluentBytesTest states the same values in Java.
const envelope = {
  scope: 'northwind',
  source: 'northwind',
  recordType: 'orders',
  recordId: '10248',
  op: 'UPSERT',
  version: [1, 9007199254740990],
  eventTime: '1996-07-04T21:59:59.999Z',
  clock: 'northwind',
  position: { topic: 'erp.northwind.orders', partition: 3, offset: 4_294_967_296 },
  contentHash: '00112233445566778899aabbccddeeff',
  links: [{ field: 'customer', factType: 'Customer', recordId: 'VINET', take: 'customer' }],
};

const order = {
  envelope,
  order: 'northwind:10248',
  number: '10248',
  customer: 'northwind:VINET',
  shipToZone: 'Europe/Paris',
  currency: 'EUR',
  entered: { date: '1996-07-04', time: null },
  promised: { date: null, time: '1996-08-01T16:30:00.000Z' },
  basis: 'SHIP',
  payment: 'OPEN_ACCOUNT',
  stage: 'OPEN',
  sourceStage: 'größer als 日本 🚚',
  shipComplete: false,
  lineCount: 3,
};

const packet = {
  kind: 'EXCEPTION',
  scope: 'northwind',
  at: '1996-08-02T00:00:00.000Z',
  clock: 'northwind',
  exceptionId: 'f44514569b13047d6cf93a073694185c',
  type: 'SHIPMENT_DELAY',
  subReason: 'NOT_SHIPPED',
  subject: 'northwind:10248',
  spell: 1,
  revision: 2,
  state: 'CLOSED',
  event: 'CLEARED',
  outcome: 'LATE',
  order: 'northwind:10248',
  orderNumber: '10248',
  lines: [{ line: '1', item: 'northwind:11', unit: 'EA', quantity: '12.500000', due: '1996-08-01T22:00:00.000Z' }],
  orderValue: { amount: '-440.0000', currency: 'EUR' },
  revenueAtRisk: { amount: '999999999999999.9999', currency: 'EUR' },
  severity: 'HIGH',
  priority: 73,
  priorityParts: [{ name: 'money', points: 40, reason: 'large' }],
  evidence: [
    {
      label: 'promised date of line 1',
      value: '1996-08-01',
      factType: 'Order',
      factId: 'ab',
      source: 'northwind',
      recordType: 'orders',
      recordId: '10248',
      version: [-1, 0, 64],
      position: { topic: 'erp.northwind.orders', partition: 0, offset: 17 },
      asOf: '1996-07-04T00:00:00.000Z',
      age: 2_505_600_000,
    },
  ],
  options: [
    { action: 'EXPEDITE', description: 'by air', displaced: ['northwind:1'], reversibility: 'no', approvals: [], rank: 1 },
  ],
  confidence: '0.875000',
  policyVersion: 'default@1',
  summary: 'Not shipped by the end of the day that was promised.',
};

const routed = {
  kind: 'CLOSED',
  sequence: 3,
  routedId: '0f',
  team: 'logistics',
  deadline: '1996-08-02T08:00:00.000Z',
  routingReason: 'Shipments are decided by logistics.',
  caseId: '1e',
  caseRevision: 2,
  at: '1996-08-02T00:00:00.000Z',
  packet,
};

const fact = (name, value) => ({
  topic: 'facts',
  subject: `facts-io.holdwatch.contract.fact.${name}`,
  baseline: `facts-io.holdwatch.contract.fact.${name}/v1.avsc`,
  value,
});

export const samples = [
  { topic: 'owners.logistics', subject: 'owners.logistics-value', baseline: 'owners.{team}-value/v1.avsc', value: routed },
  fact('Order', order),
  fact('Tick', { clock: 'live', time: '2026-02-28T23:59:59.999Z' }),
];
