package io.holdwatch.ingest.entrance;

import io.holdwatch.ingest.IngestSettings;
import io.holdwatch.ingest.access.Access;
import io.holdwatch.ingest.access.Tokens;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.reactive.ConfigurableReactiveWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires who may ask, and where the service listens: without tokens on this machine only. */
@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(
    info =
        @Info(
            title = "Holdwatch ingest service",
            version = "1",
            description = "Change events in, for whoever has no Kafka"),
    security = @SecurityRequirement(name = "token"))
@SecurityScheme(
    name = "token",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    description = "Asked for where holdwatch.http.tokens-file is set")
class EntranceConfiguration {
  @Bean
  Access access(IngestSettings settings) {
    return new Access(Optional.ofNullable(settings.http().tokensFile()).map(Tokens::read));
  }

  /** Has no order and so comes after Spring's own, which sets {@code server.address}. */
  @Bean
  WebServerFactoryCustomizer<ConfigurableReactiveWebServerFactory> listenOn(
      Access access, ServerProperties server) {
    return factory -> {
      if (access.loopbackOnly()) {
        factory.setAddress(loopback(server.getAddress()));
      }
    };
  }

  private static InetAddress loopback(@Nullable InetAddress wanted) {
    if (wanted == null) {
      return InetAddress.getLoopbackAddress();
    }
    if (!wanted.isLoopbackAddress()) {
      throw new IllegalStateException(
          "server.address "
              + wanted.getHostAddress()
              + " lets other machines in, and nothing says who may ask: set"
              + " holdwatch.http.tokens-file, or leave server.address out to serve this machine"
              + " only");
    }
    return wanted;
  }
}
