package org.scoville.runtime.launch;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** The version of Scoville, from its jar. */
final class Versions implements IVersionProvider {
  @Override
  public String[] getVersion() {
    @Nullable String version = Versions.class.getPackage().getImplementationVersion();
    return new String[] {
      "scoville " + (version == null ? "(unpackaged)" : version), "Java " + Runtime.version()
    };
  }
}
