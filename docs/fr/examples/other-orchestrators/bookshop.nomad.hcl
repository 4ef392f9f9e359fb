job "bookshop" {
  group "web" {
    count = 3

    update {
      max_parallel = 1
      canary       = 1      # une nouvelle copie d'abord, vérifiée, puis les autres
      auto_promote = true
      auto_revert  = true
    }

    network {
      port "http" {
        to = 80             # un port libre du nœud mène au port 80 du conteneur
      }
    }

    service {
      name     = "bookshop"
      port     = "http"
      provider = "nomad"

      check {
        type     = "http"
        path     = "/"
        interval = "10s"
        timeout  = "2s"
      }
    }

    task "nginx" {
      driver = "docker"

      config {
        image = "nginx:1.29"
        ports = ["http"]
      }

      resources {
        cpu    = 100        # en MHz ; mémoire en Mio
        memory = 64
      }
    }
  }
}
