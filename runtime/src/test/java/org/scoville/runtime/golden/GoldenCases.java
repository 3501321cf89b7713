package org.scoville.runtime.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.scoville.runtime.checkpoint.Safetensors;

/**
 * The golden cases: results of the reference implementations, to be met within stated tolerances.
 *
 * <p>They lie in the folder that the system property {@code scoville.golden} names, or else in the
 * test resources. {@link GoldenTest} puts them all to the test.
 */
public final class GoldenCases {

  private final Path folder;
  private final List<GoldenCase> cases = new ArrayList<>();
  private final Map<String, Safetensors> files = new HashMap<>();

  private GoldenCases(Path folder) {
    this.folder = folder;
    JsonNode manifest = manifest(folder.resolve("manifest.json"));
    if (!manifest.path("format").asText().equals("golden-1")) {
      throw new AssertionError(
          "%s holds cases in the format %s, not golden-1"
              .formatted(folder, manifest.path("format")));
    }
    for (JsonNode node : manifest.path("cases")) {
      String file = node.path("file").asText();
      cases.add(new GoldenCase(node, folder, () -> file(file)));
    }
  }

  /** Opens the folder of the system property, or the test resources. */
  public static GoldenCases open() {
    String property = System.getProperty("scoville.golden");
    return new GoldenCases(property == null ? resources() : Path.of(property));
  }

  /** All cases, in the manifest's order. */
  public List<GoldenCase> all() {
    return List.copyOf(cases);
  }

  /** The cases of one algorithm; none if the manifest has none. */
  public List<GoldenCase> of(String algorithm) {
    return cases.stream().filter(each -> each.algorithm().equals(algorithm)).toList();
  }

  private synchronized Safetensors file(String name) {
    return files.computeIfAbsent(name, key -> Safetensors.read(folder.resolve(key)));
  }

  private static JsonNode manifest(Path file) {
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("No golden manifest at " + file, e);
    }
  }

  private static Path resources() {
    URL manifest = GoldenCases.class.getResource("/golden/manifest.json");
    if (manifest == null) {
      throw new AssertionError("The test resources have no golden/manifest.json");
    }
    try {
      return Path.of(manifest.toURI()).resolveSibling(".").normalize();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
