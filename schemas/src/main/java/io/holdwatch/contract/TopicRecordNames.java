package io.holdwatch.contract;

import io.apicurio.registry.resolver.ParsedSchema;
import io.apicurio.registry.resolver.data.Record;
import io.apicurio.registry.resolver.strategy.ArtifactReference;
import io.apicurio.registry.resolver.strategy.ArtifactReferenceResolverStrategy;
import io.apicurio.registry.serde.data.SerdeMetadata;
import org.apache.avro.Schema;

/**
 * Names a subject {@code <topic>-<full record name>} in the default group, as Confluent's
 * TopicRecordNameStrategy does.
 */
public final class TopicRecordNames implements ArtifactReferenceResolverStrategy<Schema, Object> {
  /** For the serializer, which creates it by name. */
  public TopicRecordNames() {}

  @Override
  public ArtifactReference artifactReference(Record<Object> record, ParsedSchema<Schema> schema) {
    SerdeMetadata metadata = (SerdeMetadata) record.metadata();
    return ArtifactReference.builder()
        .groupId(null)
        .artifactId(metadata.getTopic() + "-" + schema.getParsedSchema().getFullName())
        .build();
  }
}
