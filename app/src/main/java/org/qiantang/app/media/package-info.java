/** Live video in and out: RTMP and the digital host in, HTTP-FLV and HLS out, one programme per room. */
@ApplicationModule(allowedDependencies = "settings")
@NullMarked
package org.qiantang.app.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
