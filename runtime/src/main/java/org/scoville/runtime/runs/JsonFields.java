package org.scoville.runtime.runs;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fields of a JSON object that may be damaged: each is there and of its type, or an
 * IllegalArgumentException says in a part of a sentence what is wrong.
 *
 * @param json the object
 */
record JsonFields(JsonNode json) {

  /** An object within this one. */
  JsonFields object(String name) {
    JsonNode value = json.path(name);
    if (!value.isObject()) {
      throw new IllegalArgumentException(lacks(name, "object"));
    }
    return new JsonFields(value);
  }

  String text(String name) {
    JsonNode value = json.path(name);
    if (!value.isTextual()) {
      throw new IllegalArgumentException(lacks(name, "text"));
    }
    return value.asText();
  }

  /** A text that need not be there. */
  Optional<String> words(String name) {
    return json.path(name).isTextual() ? Optional.of(json.path(name).asText()) : Optional.empty();
  }

  Number number(String name) {
    JsonNode value = json.path(name);
    if (!value.isNumber()) {
      throw new IllegalArgumentException(lacks(name, "number"));
    }
    return value.numberValue();
  }

  Instant time(String name) {
    String text = text(name);
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("its field %s is no time".formatted(name), e);
    }
  }

  List<JsonFields> list(String name) {
    JsonNode value = json.path(name);
    if (!value.isArray()) {
      throw new IllegalArgumentException(lacks(name, "list"));
    }
    List<JsonFields> items = new ArrayList<>();
    value.forEach(item -> items.add(new JsonFields(item)));
    return items;
  }

  /** Texts; none if there is no such field. */
  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    json.path(name).forEach(item -> texts.add(item.asText()));
    return texts;
  }

  private String lacks(String name, String type) {
    return json.has(name)
        ? "its field %s is no %s".formatted(name, type)
        : "it has no field %s".formatted(name);
  }
}
