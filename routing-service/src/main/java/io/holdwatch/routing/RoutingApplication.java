package io.holdwatch.routing;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The routing-service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class RoutingApplication {
  /** Starts the service; see its README for the options. */
  public static void main(String[] args) {
    SpringApplication.run(RoutingApplication.class, args);
  }
}
