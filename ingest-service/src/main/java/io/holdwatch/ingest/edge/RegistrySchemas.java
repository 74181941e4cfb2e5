package io.holdwatch.ingest.edge;

import io.holdwatch.ingest.mapping.SchemasAway;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Schemas by id from a registry with Confluent's API; what was found is kept, what was not is asked
 * again.
 */
final class RegistrySchemas implements IntFunction<Optional<Schema>> {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Map<Integer, Schema> known = new ConcurrentHashMap<>();
  private final String address;

  RegistrySchemas(String address) {
    this.address = address;
  }

  @Override
  public Optional<Schema> apply(int id) {
    Schema found = known.get(id);
    if (found != null || id < 0) {
      return Optional.ofNullable(found);
    }
    Optional<Schema> fetched = fetch(id);
    fetched.ifPresent(schema -> known.put(id, schema));
    return fetched;
  }

  private Optional<Schema> fetch(int id) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/schemas/ids/" + id))
            .timeout(Duration.ofSeconds(10))
            .build();
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() == 404) {
        return Optional.empty();
      }
      if (response.statusCode() != 200) {
        throw new SchemasAway(
            request.uri() + " answered " + response.statusCode(), new IOException(response.body()));
      }
      return Optional.of(
          new Schema.Parser().parse(JSON.readTree(response.body()).path("schema").asString()));
    } catch (IOException e) {
      throw new SchemasAway("the registry does not answer at " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SchemasAway("interrupted while asking " + request.uri(), e);
    } catch (AvroRuntimeException | JacksonException e) {
      return Optional.empty();
    }
  }
}
