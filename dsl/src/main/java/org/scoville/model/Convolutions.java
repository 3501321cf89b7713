package org.scoville.model;

/** The initialization of convolution and linear weights. */
public enum Convolutions {
  /** Normal with variance 2 / fan_in (He et al. 2015), the published recipes' choice. */
  KAIMING_NORMAL,
  /**
   * torchvision's: convolutions normal with variance 2 / fan_out, linear uniform in 1/sqrt(fan_in).
   */
  KAIMING_FAN_OUT
}
