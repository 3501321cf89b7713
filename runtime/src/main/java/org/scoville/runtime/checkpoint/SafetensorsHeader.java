package org.scoville.runtime.checkpoint;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The JSON object that a safetensors file starts with: UTF-8 from its first brace to its last, then
 * only blanks.
 */
final class SafetensorsHeader {

  static final String METADATA = "__metadata__";

  private final JsonNode json;

  private SafetensorsHeader(JsonNode json) {
    this.json = json;
  }

  /** The exception for a fault of a header; its message is without the file's name. */
  static final class Fault extends Exception {
    private static final long serialVersionUID = 1L;

    Fault(String fact) {
      super(fact);
    }
  }

  static SafetensorsHeader of(ByteBuffer bytes) throws Fault {
    String text = text(bytes);
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    if (!text.startsWith("{")) {
      throw new Fault("its header is not a JSON object: it does not start with a brace");
    }
    JsonNode json = parsed(text.substring(0, end));
    checkText(json);
    return new SafetensorsHeader(json);
  }

  /** The descriptions of the tensors by their names. */
  Iterable<Map.Entry<String, JsonNode>> tensors() {
    return json.properties().stream().filter(word -> !word.getKey().equals(METADATA)).toList();
  }

  /** The metadata of the file. */
  Map<String, String> metadata() throws Fault {
    JsonNode node = json.path(METADATA);
    if (node.isMissingNode()) {
      return Map.of();
    }
    if (!node.isObject()) {
      throw new Fault("its %s is %s and no object of strings".formatted(METADATA, kind(node)));
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> word : node.properties()) {
      if (!word.getValue().isTextual()) {
        throw new Fault(
            "the word %s of its %s is %s and no string"
                .formatted(shown(word.getKey()), METADATA, kind(word.getValue())));
      }
      metadata.put(word.getKey(), word.getValue().textValue());
    }
    return Collections.unmodifiableMap(metadata);
  }

  /** A name, shortened to fit into a message. */
  static String shown(String name) {
    int most = 100;
    return name.length() <= most ? name : name.substring(0, most) + "...";
  }

  private static String text(ByteBuffer bytes) throws Fault {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new Fault("its header is not UTF-8");
    }
  }

  private static JsonNode parsed(String text) throws Fault {
    ObjectMapper mapper = new ObjectMapper();
    mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    try (JsonParser parser = mapper.createParser(text)) {
      JsonNode json = mapper.readTree(parser);
      if (isAfter(parser, text)) {
        throw new Fault("its header goes on after its last brace");
      }
      return json;
    } catch (IOException e) {
      throw new Fault("its header is not JSON");
    }
  }

  private static boolean isAfter(JsonParser parser, String text) {
    return parser.currentLocation().getCharOffset() < text.length();
  }

  /** Half a character can't be written in UTF-8 again. */
  private static void checkText(JsonNode node) throws Fault {
    for (Map.Entry<String, JsonNode> word : node.properties()) {
      checkText(word.getKey());
      if (word.getValue().isTextual()) {
        checkText(word.getValue().textValue());
      }
      checkText(word.getValue());
    }
  }

  private static void checkText(String text) throws Fault {
    if (text.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE)) {
      throw new Fault("its header has half a character in %s".formatted(shown(text)));
    }
  }

  private static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "a list";
      case BOOLEAN -> "a truth value";
      case NUMBER -> "a number";
      case OBJECT -> "an object";
      case STRING -> "a string";
      default -> "null";
    };
  }
}
