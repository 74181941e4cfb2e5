package io.holdwatch.ingest.entrance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdwatch.ingest.IngestSettings;
import io.holdwatch.ingest.access.Access;
import io.holdwatch.ingest.edge.Bench;
import io.holdwatch.ingest.edge.Entrance;
import io.holdwatch.ingest.mapping.MappingFiles;
import io.holdwatch.ingest.mapping.Samples;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The entrance as a process has it, but with producers that keep what they are given. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpEntranceTest {
  private static final String EVENT = "application/cloudevents+json";
  private static final String BATCH = "application/cloudevents-batch+json";
  private static final String BAD =
      Samples.SHIPMENT.replace("\"sequence\":\"5\"", "\"sequence\":\"five\"");

  private Bench bench;
  private ConfigurableApplicationContext context;
  private String address = "";

  @EnableAutoConfiguration
  @EnableConfigurationProperties(IngestSettings.class)
  @Import({
    EventsController.class,
    EpochController.class,
    Guard.class,
    AccessFilter.class,
    EntranceConfiguration.class
  })
  static class Wiring {
    @Bean
    Bench bench(IngestSettings settings) {
      return new Bench(MappingFiles.load(List.of("demo")), settings.stateDir());
    }

    @Bean
    Entrance entrance(Bench bench) {
      return bench.entrance();
    }
  }

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Path tokens = folder.resolve("tokens");
    Files.writeString(
        tokens, "wms " + sha256("s3cret") + " events\ndba " + sha256("t0ken") + " epochs\n");
    context =
        SpringApplication.run(
            Wiring.class,
            "--server.port=0",
            "--server.address=127.0.0.1",
            "--holdwatch.state-dir=" + folder,
            "--holdwatch.http.tokens-file=" + tokens);
    bench = context.getBean(Bench.class);
    address = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
  }

  @AfterAll
  void stop() {
    context.close();
  }

  @Test
  void badEventsAreAnsweredWithTheirReasonAndKeptUnderThePositionOfTheAnswer() throws Exception {
    int before = bench.rejected().size();
    long in = bench.counted("holdwatch.in");
    HttpResponse<String> one = post("/v1/events", "s3cret", EVENT, BAD);
    assertThat(one.statusCode()).isEqualTo(422);
    assertThat(one.headers().firstValue("content-type")).hasValue("application/problem+json");
    HttpResponse<String> many =
        post("/v1/events", "s3cret", BATCH, "[ " + BAD + ",\n" + Samples.SHIPMENT + ", 7 ]");
    assertThat(many.statusCode()).isEqualTo(200);
    HttpResponse<String> none = post("/v1/events", "s3cret", BATCH, "[" + BAD);
    assertThat(none.statusCode()).isEqualTo(400);

    var kept = bench.rejected().subList(before, bench.rejected().size());
    assertThat(kept)
        .extracting(letter -> letter.get("value"))
        .as("as it came, byte for byte")
        .containsExactly(BAD, BAD, "7", "[" + BAD);
    assertThat(kept)
        .extracting(letter -> letter.get("content-type"))
        .as("so that each can be sent again by itself")
        .containsExactly(EVENT, EVENT, EVENT, BATCH);
    assertThat(one.body()).contains("BAD_VERSION", "five", kept.get(0).get("holdwatch-position"));
    assertThat(many.body())
        .contains("accepted", "UNKNOWN_TYPE", kept.get(1).get("holdwatch-position"));
    assertThat(none.body()).contains("NOT_JSON", kept.get(3).get("holdwatch-position"));
    assertThat(bench.counted("holdwatch.in") - in).isEqualTo(5);
    assertThat(bench.counted("holdwatch.in"))
        .isEqualTo(
            bench.counted("holdwatch.out")
                + bench.counted("holdwatch.rejected")
                + bench.counted("holdwatch.dropped"));
  }

  @Test
  void ofTheRequestOnlyTheAttributesOfTheEventAreKept() throws Exception {
    HttpRequest binary =
        request("/v1/events", "s3cret", "application/json")
            .header("ce-specversion", "1.0")
            .header("ce-id", "1")
            .header("ce-source", "wms")
            .header("ce-type", "io.holdwatch.unknown")
            .header("cookie", "session=1")
            .header("holdwatch-reason", "NONE")
            .POST(BodyPublishers.ofString("{}"))
            .build();
    assertThat(send(binary).statusCode()).isEqualTo(422);
    assertThat(bench.rejected().getLast())
        .containsOnlyKeys(
            "ce-specversion",
            "ce-id",
            "ce-source",
            "ce-type",
            "content-type",
            "holdwatch-reason",
            "holdwatch-message",
            "holdwatch-at",
            "holdwatch-mapping",
            "holdwatch-position",
            "value")
        .containsEntry("holdwatch-reason", "UNKNOWN_TYPE");
  }

  @Test
  void whoIsNotLetInIsToldWhyAndNothingIsTaken() throws Exception {
    long in = bench.counted("holdwatch.in");
    HttpResponse<String> unknown = post("/v1/events", "guess", EVENT, BAD);
    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(unknown.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(unknown.headers().firstValue("www-authenticate"))
        .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer").contains("invalid"));
    assertThat(unknown.body())
        .contains("\"status\":401", "Authorization", "/v1/events")
        .doesNotContain("guess");
    HttpResponse<String> lacking = post("/v1/events", "t0ken", EVENT, BAD);
    assertThat(lacking.statusCode()).isEqualTo(403);
    assertThat(lacking.body()).contains("\"status\":403", "dba", "'events'");
    assertThat(post("/v1/events", "s3cret", "text/plain", BAD).statusCode()).isEqualTo(415);
    assertThat(post("/v1/events", "s3cret", EVENT, "x".repeat(5 << 20)).statusCode())
        .isEqualTo(413);
    assertThat(bench.counted("holdwatch.in")).isEqualTo(in);
    assertThat(get("/actuator/health").statusCode()).isEqualTo(200);
    assertThat(get("/v3/api-docs").body()).contains("bearer", "/v1/events", "401");
  }

  @Test
  void anEpochIsStartedByWhoeverMayAndTheAuditSaysWhoseTokenItWas() throws Exception {
    String order = "{\"epoch\": 1, \"actor\": \"user:dba\", \"reason\": \"restored\"}";
    String path = "/v1/sources/demo/epoch";
    assertThat(post(path, "s3cret", "application/json", order).statusCode()).isEqualTo(403);
    assertThat(post(path, "t0ken", "application/json", order).statusCode()).isEqualTo(200);
    assertThat(bench.audited())
        .filteredOn(entry -> entry.contains("EPOCH_STARTED") && entry.contains("restored"))
        .singleElement()
        .asString()
        .contains("\"caller\":\"dba\"", "\"actor\":\"user:dba\"");
  }

  @Test
  void anOrderThatTheAuditLogCannotKeepIsRefusedBeforeAnybodyIsToldOfIt() throws Exception {
    int facts = bench.facts().size();
    assertThat(order("1767607200000000000", "user:dba", "restored"))
        .contains("'epoch' is 1767607200000000000, the present one");
    assertThat(order("3", "user:dba", "restored")).contains("'epoch' is 3");
    assertThat(order("0", "user:dba", "restored")).contains("'epoch' is 0");
    assertThat(order("null", "user:dba", "restored")).contains("'epoch' is null");
    assertThat(order("1", " ", "restored")).contains("'actor' is missing");
    assertThat(order("1", "user:dba", "x".repeat(2_001)))
        .contains("'reason' has 2001 characters: send at most 2000");
    assertThat(order("1", "user:\\ud800", "restored")).contains("'actor' has a lone surrogate");
    assertThat(bench.facts()).hasSize(facts);
    assertThat(order("1", "u".repeat(200), "\\u0001".repeat(2_000)))
        .as("the longest that are taken")
        .contains("\"epoch\":1");
  }

  private String order(String epoch, String actor, String reason) throws Exception {
    return post(
            "/v1/sources/demo/epoch",
            "t0ken",
            "application/json",
            "{\"epoch\": %s, \"actor\": \"%s\", \"reason\": \"%s\"}"
                .formatted(epoch, actor, reason))
        .body();
  }

  @Test
  void withoutTokensTheServiceListensOnTheLoopbackAddressOnly() throws Exception {
    EntranceConfiguration wiring = new EntranceConfiguration();
    Access local = new Access(Optional.empty());
    ServerProperties server = new ServerProperties();
    NettyReactiveWebServerFactory factory = new NettyReactiveWebServerFactory();
    wiring.listenOn(local, server).customize(factory);
    assertThat(factory.getAddress()).matches(InetAddress::isLoopbackAddress);
    server.setAddress(InetAddress.getByName("0.0.0.0"));
    assertThatThrownBy(() -> wiring.listenOn(local, server).customize(factory))
        .hasMessageContaining("holdwatch.http.tokens-file");
  }

  private HttpResponse<String> post(String path, String token, String type, String body)
      throws Exception {
    return send(request(path, token, type).POST(BodyPublishers.ofString(body)).build());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(address + path)).build());
  }

  private HttpRequest.Builder request(String path, String token, String type) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .header("authorization", "Bearer " + token)
        .header("content-type", type);
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    }
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
