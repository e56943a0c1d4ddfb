package org.qiantang.app.media;

/** The form of the picture that is made of a browser's camera. */
enum CameraForm {
    /** 9:16, as phones show it; what lies beside is cut off. */
    PORTRAIT("crop='min(iw,trunc(ih*9/32)*2)':'min(ih,trunc(iw*8/9)*2)',"
            + "scale=w='min(720,trunc(iw/2)*2)':h='min(1280,trunc(ih/2)*2)'"),
    /** As the camera gives it, at most 1280 long. */
    AS_IS("scale=w='if(gte(iw,ih),min(1280,iw),-2)':h='if(gte(iw,ih),-2,min(1280,ih))',"
            + "scale=trunc(iw/2)*2:trunc(ih/2)*2");

    private final String filter;

    CameraForm(String filter) {
        this.filter = filter;
    }

    String filter() {
        return filter;
    }
}
