package org.scoville.recipe;

import java.util.List;
import java.util.Set;

/**
 * A record as the compiler sees it, before its class is looked for.
 *
 * @param type canonical name
 * @param binaryName name of its class
 * @param components its components in their order, each with its type: {@code double rho}
 * @param interfaces canonical names of all interfaces that it implements
 */
public record RecordShape(
    String type, String binaryName, List<String> components, Set<String> interfaces) {
  /** Copies its collections. */
  public RecordShape {
    components = List.copyOf(components);
    interfaces = Set.copyOf(interfaces);
  }
}
