package io.holdwatch.contract;

import io.apicurio.registry.resolver.client.RegistryClientFacade;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Avro values in the Confluent wire format: magic byte 0, four bytes of schema id, Avro binary.
 *
 * <p>Which library writes and reads them is configuration; the settings below suit Apicurio's serde
 * (the default) and Confluent's, each of which ignores the other's keys.
 *
 * @param registryUrl base address of a registry that speaks Confluent's API at {@code
 *     /apis/ccompat/v7} and Apicurio's at {@code /apis/registry/v3}, or of Confluent's own where
 *     the classes are Confluent's
 * @param serializerClass class that writes values
 * @param deserializerClass class that reads values
 */
public record AvroWire(String registryUrl, String serializerClass, String deserializerClass) {
  private static final String APICURIO = "io.apicurio.registry.serde.avro.AvroKafka";

  /** The most that a question to the registry may take. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration TO_CONNECT = Duration.ofSeconds(5);

  /** Apicurio's serde against the registry at this address. */
  public static AvroWire of(String registryUrl) {
    return new AvroWire(registryUrl, APICURIO + "Serializer", APICURIO + "Deserializer");
  }

  /** A serializer for a topic with one type of value; its subject is {@code <topic>-value}. */
  public Serializer<SpecificRecord> serializer() {
    return serializer("topic-name");
  }

  /**
   * A serializer for a topic of the catalogue, with the subject strategy that the catalogue names.
   */
  public Serializer<SpecificRecord> serializer(Topic topic) {
    return serializer(topic.subjects());
  }

  /** A deserializer that returns the generated class that the writer's schema names. */
  public Deserializer<SpecificRecord> deserializer() {
    Map<String, Object> settings = settings();
    settings.put("apicurio.registry.use-specific-avro-reader", true);
    settings.put("specific.avro.reader", true);
    @SuppressWarnings("unchecked")
    Deserializer<SpecificRecord> deserializer =
        (Deserializer<SpecificRecord>) create(deserializerClass, settings);
    deserializer.configure(settings, false);
    return deserializer;
  }

  private Serializer<SpecificRecord> serializer(String subjects) {
    Map<String, Object> settings = settings();
    settings.put("apicurio.registry.auto-register", true);
    // Without references to other subjects, which Confluent's JavaScript client does not follow
    // through two levels.
    settings.put("apicurio.registry.dereference-schema", true);
    settings.put("auto.register.schemas", true);
    if (subjects.equals("topic-record-name")) {
      settings.put(
          "apicurio.registry.artifact-resolver-strategy", TopicRecordNames.class.getName());
      settings.put(
          "value.subject.name.strategy",
          "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy");
    }
    @SuppressWarnings("unchecked")
    Serializer<SpecificRecord> serializer =
        (Serializer<SpecificRecord>) create(serializerClass, settings);
    serializer.configure(settings, false);
    return serializer;
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("apicurio.registry.url", registryUrl + "/apis/registry/v3");
    settings.put("apicurio.registry.http.adapter", "JDK");
    settings.put("apicurio.registry.avro-datum-provider", DatumsBySchema.class.getName());
    settings.put(
        "schema.registry.url",
        serializerClass.startsWith(APICURIO) ? registryUrl + "/apis/ccompat/v7" : registryUrl);
    // Confluent's; Apicurio's has no such settings.
    settings.put("http.connect.timeout.ms", Math.toIntExact(TO_CONNECT.toMillis()));
    settings.put("http.read.timeout.ms", Math.toIntExact(PATIENCE.toMillis()));
    return settings;
  }

  private Object create(String className, Map<String, Object> settings) {
    try {
      return className.startsWith(APICURIO)
          ? Utils.newParameterizedInstance(
              className,
              RegistryClientFacade.class,
              TimelyRegistry.of(settings, registryUrl, PATIENCE))
          : Utils.newInstance(className, Object.class);
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(
          "serde class '"
              + className
              + "' is not on the class path: check its name, or build with -Pconfluent",
          e);
    }
  }
}
