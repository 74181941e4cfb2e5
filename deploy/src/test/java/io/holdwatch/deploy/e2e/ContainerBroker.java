package io.holdwatch.deploy.e2e;

import org.apache.kafka.common.utils.AppInfoParser;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/**
 * Brokers in containers, where {@code -Dholdwatch.containers=true} asks for them; {@code
 * -Dholdwatch.containers.kafka} names another image than that of the clients' version. They end
 * with the JVM.
 */
final class ContainerBroker {
  private static final String WANTED = "holdwatch.containers";
  private static final String IMAGE = "holdwatch.containers.kafka";

  private ContainerBroker() {}

  static boolean wanted() {
    return Boolean.getBoolean(WANTED);
  }

  /**
   * Starts a broker without data, and returns its address.
   *
   * @throws IllegalStateException where no Docker engine answers
   */
  @SuppressWarnings("resource") // Testcontainers ends it with the JVM
  static String fresh() {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      throw new IllegalStateException(
          "-D"
              + WANTED
              + "=true, but no Docker engine answers: start one (see 'docker info'), or leave the"
              + " property out to test against the local stack");
    }
    KafkaContainer broker =
        new KafkaContainer(System.getProperty(IMAGE, "apache/kafka:" + AppInfoParser.getVersion()));
    broker.start();
    return broker.getBootstrapServers();
  }
}
