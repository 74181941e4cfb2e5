package io.holdwatch.classifier;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The classifier-service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ClassifierApplication {
  /** Starts the service; see its README for the options. */
  public static void main(String[] args) {
    SpringApplication.run(ClassifierApplication.class, args);
  }
}
