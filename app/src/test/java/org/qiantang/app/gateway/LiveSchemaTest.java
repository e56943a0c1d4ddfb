package org.qiantang.app.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the schema says of clients' frames just what the reader takes; what the server says is held against it by {@link Page}. */
class LiveSchemaTest {
    private static final String WANT = "{'itemId':'11','skuId':'12','pieces':1,'priceVersion':'1'}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':1,'k':'say','text':'这款多少钱'}",
                "{'id':'9007199254740993','k':'say','text':'a'}",
                "{'id':2,'k':'like','n':1}",
                "{'id':2,'k':'like','n':50}",
                "{'id':2,'k':'seen','shown':['11',12],'opened':[]}",
                "{'id':3,'k':'buy','intent':'tap-1','wants':[" + WANT + "]}",
                "{'id':3,'k':'buy','intent':'tap-1','wants':[" + WANT + "," + WANT + "]}",
                "{'id':3,'k':'buy','intent':'tap-1','wants':[" + WANT + "],'freightSeenMinor':0}",
                "{'id':4,'k':'cancel','orderId':'77'}",
                "{'id':5,'k':'ping'}"
            })
    void what_the_reader_takes_fits_the_schema(String frame) {
        String json = frame.replace('\'', '"');

        assertThat(RequestReader.read(json)).isNotInstanceOf(ClientRequest.Nonsense.class);
        assertThat(LiveSchema.misfits("fromClient", json)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{'k':'ping'}",
                "{'id':1.5,'k':'ping'}",
                "{'id':1,'k':'dance'}",
                "{'id':1,'k':'say'}",
                "{'id':1,'k':'say','text':''}",
                "{'id':1,'k':'like','n':0}",
                "{'id':1,'k':'like','n':51}",
                "{'id':1,'k':'like','n':'many'}",
                "{'id':1,'k':'seen','shown':['11']}",
                "{'id':1,'k':'seen','shown':['eleven'],'opened':[]}",
                "{'id':1,'k':'buy','intent':'','wants':[" + WANT + "]}",
                "{'id':1,'k':'buy','intent':'a b','wants':[" + WANT + "]}",
                "{'id':1,'k':'buy','intent':'a','wants':[]}",
                "{'id':1,'k':'buy','intent':'a','wants':[{'itemId':'11'}]}",
                "{'id':1,'k':'buy','intent':'a','wants':[" + WANT + "],'freightSeenMinor':-1}",
                "{'id':1,'k':'buy','intent':'a','wants':[" + WANT + "],'freightSeenMinor':'8'}",
                "{'id':1,'k':'cancel','orderId':'seven'}"
            })
    void what_the_reader_refuses_does_not_fit_the_schema(String frame) {
        String json = frame.replace('\'', '"');

        assertThat(RequestReader.read(json)).isInstanceOf(ClientRequest.Nonsense.class);
        assertThat(LiveSchema.misfits("fromClient", json)).isNotEmpty();
    }
}
