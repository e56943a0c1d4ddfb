/** Films of goods (短视频): made from facts sentence by sentence, drawn and spoken here, checked before anybody sees them. */
@ApplicationModule(allowedDependencies = {"account", "catalog", "copywriting", "media", "settings", "team", "web"})
@NullMarked
package org.qiantang.app.shortvideo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
