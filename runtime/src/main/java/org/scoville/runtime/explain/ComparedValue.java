package org.scoville.runtime.explain;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A value for machines and for people.
 *
 * @param json as JSON
 * @param text in words
 */
public record ComparedValue(JsonNode json, String text) {}
