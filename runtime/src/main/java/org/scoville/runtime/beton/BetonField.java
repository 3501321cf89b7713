package org.scoville.runtime.beton;

import java.util.Optional;

/**
 * A field that every sample of a file has.
 *
 * @param name its name
 * @param type its type
 * @param array the shape and the numbers' type, of an array
 */
public record BetonField(String name, BetonType type, Optional<ArrayType> array) {}
