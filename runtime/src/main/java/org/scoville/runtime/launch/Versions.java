package org.scoville.runtime.launch;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** The version of Scoville, from its jar. */
final class Versions implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"scoville " + number(), "Java " + Runtime.version()};
  }

  static String number() {
    @Nullable String version = Versions.class.getPackage().getImplementationVersion();
    return version == null ? "(unpackaged)" : version;
  }
}
