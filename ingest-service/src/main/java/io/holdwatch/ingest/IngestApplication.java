package io.holdwatch.ingest;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the ingest service; options are {@code --name=value}, see {@link IngestSettings}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class IngestApplication {
  /** Starts the process. */
  public static void main(String[] args) {
    SpringApplication.run(IngestApplication.class, args);
  }
}
