package io.holdwatch.audit;

import io.holdwatch.audit.intake.Counters;
import io.holdwatch.audit.intake.Decoder;
import io.holdwatch.audit.intake.Intake;
import io.holdwatch.audit.intake.Topic;
import io.holdwatch.audit.log.AuditLog;
import io.holdwatch.audit.log.Folder;
import io.holdwatch.audit.note.SigningKey;
import io.holdwatch.contract.AvroWire;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/** Puts the parts together. */
@Factory
final class Wiring {

  @Bean(preDestroy = "close")
  @Singleton
  Folder folder(Settings settings) {
    return Folder.open(Path.of(settings.stateDir()).toAbsolutePath());
  }

  @Singleton
  SigningKey key(Settings settings, Folder folder) {
    return Keys.open(folder.root(), settings.origin());
  }

  @Context
  AuditLog log(Folder folder, SigningKey key, MeterRegistry meters) {
    AuditLog log = AuditLog.open(folder, key);
    Counters.gauges(meters, log);
    return log;
  }

  @Context
  @Bean(preDestroy = "close")
  @Requires(property = "holdwatch.reading", notEquals = "false", defaultValue = "true")
  Intake intake(Settings settings, AuditLog log, MeterRegistry meters) {
    AvroWire wire = AvroWire.of(settings.registry());
    Settings.Serde serde = settings.serde();
    AvroWire chosen =
        new AvroWire(
            settings.registry(),
            or(serde.serializer(), wire.serializerClass()),
            or(serde.deserializer(), wire.deserializerClass()));
    Topic topic = new Topic(settings.brokers(), settings.batchWait());
    Intake intake =
        new Intake(
            topic, new Decoder(chosen.deserializer()), log, new Counters(meters), System::exit);
    intake.start();
    return intake;
  }

  private static String or(String chosen, String otherwise) {
    return chosen.isEmpty() ? otherwise : chosen;
  }
}
